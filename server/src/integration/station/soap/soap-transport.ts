import iconv from 'iconv-lite'
import type { IExOptions, IHeaders, IHttpClient } from 'soap'
import { decodeText } from '../../../../../src/exchange/decode-text.ts'
import { partnerFetch } from '../partner-fetch.ts'

export type SoapEncoding = 'utf-8' | 'gb18030'

/** HTTP for the `soap` package with our limits, in the encoding that the station wants: the package itself knows UTF-8 only. */
export class SoapTransport implements IHttpClient {
  readonly #encoding: SoapEncoding
  readonly #timeoutMs: number

  constructor(encoding: SoapEncoding, timeoutMs: number) {
    this.#encoding = encoding
    this.#timeoutMs = timeoutMs
  }

  // oxlint-disable-next-line max-params -- the package's own signature
  request(url: string, data: unknown, callback: (error: unknown, response?: unknown, body?: unknown) => void, headers?: IHeaders, _options?: IExOptions): ReturnType<IHttpClient['request']> {
    const ask = async (): Promise<void> => {
      let answer: { readonly status: number; readonly text: string }
      try {
        answer = await this.#exchange(url, typeof data === 'string' ? data : '', headers ?? {})
      } catch (error) {
        callback(error)
        return
      }
      callback(null, { status: answer.status, headers: { 'content-type': 'text/xml' }, data: answer.text }, answer.text)
    }
    // The package awaits it at most; it never looks inside.
    return ask() as unknown as ReturnType<IHttpClient['request']>
  }

  async #exchange(url: string, envelope: string, headers: IHeaders): Promise<{ readonly status: number; readonly text: string }> {
    const text = envelope.replace(/^\s*<\?xml[^>]*\?>/, '')
    const body = Uint8Array.from(iconv.encode(`<?xml version="1.0" encoding="${this.#encoding}"?>${text}`, this.#encoding))
    const own = Object.fromEntries(Object.entries(headers).filter(([name]) => !/^(content-|host|connection|accept-encoding)/i.test(name)).map(([name, value]) => [name, String(value)]))
    const reply = await partnerFetch({ url, method: 'POST', timeoutMs: this.#timeoutMs, headers: { ...own, 'content-type': `text/xml; charset=${this.#encoding}` }, body })
    return { status: reply.status, text: decodeText(reply.bytes) }
  }
}
