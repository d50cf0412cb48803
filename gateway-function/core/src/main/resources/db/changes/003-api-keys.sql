--liquibase formatted sql

--changeset postern:api-keys
-- A limit that is null is the one of the tenant's plan.
CREATE TABLE public.api_keys (
    tenant           text        NOT NULL,
    id               text        NOT NULL CHECK (id ~ '^[0-9A-Za-z]{16}$'),
    user_id          uuid        NOT NULL REFERENCES public.users (id),
    secret_hash      bytea       NOT NULL CHECK (octet_length(secret_hash) = 32),
    active           boolean     NOT NULL DEFAULT true,
    expires_at       timestamptz,
    limit_per_minute bigint      CHECK (limit_per_minute >= 1),
    limit_per_day    bigint      CHECK (limit_per_day >= 1),
    created_at       timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant, id)
);
-- The management API and usage_events name a key by its id alone.
CREATE UNIQUE INDEX api_keys_id ON public.api_keys (id);
CREATE INDEX api_keys_user_id ON public.api_keys (user_id);
GRANT SELECT, INSERT, UPDATE, DELETE ON public.api_keys TO postern_gateway;
--rollback DROP TABLE public.api_keys;
