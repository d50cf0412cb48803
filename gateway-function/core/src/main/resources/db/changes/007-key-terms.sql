--liquibase formatted sql

--changeset postern:api-key-terms
-- A plan that is null is the tenant's; plans themselves stand in the config.
ALTER TABLE public.api_keys
    ADD COLUMN name   text   CHECK (char_length(name) BETWEEN 1 AND 100),
    ADD COLUMN plan   text   CHECK (char_length(plan) BETWEEN 1 AND 100),
    ADD COLUMN scopes text[] NOT NULL DEFAULT '{}' CHECK (cardinality(scopes) <= 64);
--rollback ALTER TABLE public.api_keys DROP COLUMN name, DROP COLUMN plan, DROP COLUMN scopes;
