--liquibase formatted sql

--changeset postern:api-key-rotation
-- The secret before the last rotation, and until when it works; both or neither.
ALTER TABLE public.api_keys
    ADD COLUMN previous_secret_hash bytea CHECK (octet_length(previous_secret_hash) = 32),
    ADD COLUMN previous_valid_until timestamptz,
    ADD CONSTRAINT api_keys_previous CHECK ((previous_secret_hash IS NULL) = (previous_valid_until IS NULL));
--rollback ALTER TABLE public.api_keys DROP COLUMN previous_secret_hash, DROP COLUMN previous_valid_until;
