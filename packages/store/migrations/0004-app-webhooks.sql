-- Webhooks that an app registers by itself end by then, unless they are renewed.
alter table connection add column webhook_until bigint;
