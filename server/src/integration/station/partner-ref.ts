/** One partner of one site. */
export interface PartnerRef {
  readonly siteId: string
  readonly partnerId: string
}
