-- Transport boxes, what each may be like inside, and whether a checked one is taken in whole (R03).
CREATE TABLE delivery_box (
  site_id text NOT NULL,
  id text NOT NULL,
  version bigint NOT NULL,
  dispatch_id text NOT NULL,
  number text NOT NULL,
  temperature_c double precision,
  sealed boolean NOT NULL,
  note text NOT NULL,
  arrived_at text NOT NULL,
  received_by text NOT NULL,
  PRIMARY KEY (site_id, id)
);
CREATE INDEX ON delivery_box (site_id, dispatch_id);
ALTER TABLE dispatch_line ADD COLUMN box_number text;
ALTER TABLE dispatch_line ADD COLUMN box_id text;
ALTER TABLE policy ADD COLUMN transport jsonb NOT NULL DEFAULT '[{"componentClass":"whole-blood","minC":2,"maxC":10},{"componentClass":"red-cells","minC":2,"maxC":10},{"componentClass":"washed-red-cells","minC":2,"maxC":10},{"componentClass":"plasma","minC":null,"maxC":-18},{"componentClass":"cryoprecipitate","minC":null,"maxC":-18},{"componentClass":"apheresis-platelets","minC":20,"maxC":24},{"componentClass":"manual-platelets","minC":20,"maxC":24},{"componentClass":"granulocytes","minC":20,"maxC":24}]';
ALTER TABLE policy ADD COLUMN whole_box boolean NOT NULL DEFAULT false;
