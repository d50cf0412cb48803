--liquibase formatted sql

--changeset postern:api-key-changes splitStatements:false
-- Tells every gateway, at the commit, which key changed: `<tenant> <id>`. Never what changed: anybody who can
-- connect can listen. New keys are told too, since a gateway may have kept that there is no such id.
CREATE FUNCTION public.tell_api_key_change() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        PERFORM pg_notify('postern_api_keys', OLD.tenant || ' ' || OLD.id);
    END IF;
    -- Postgres drops the second of two that are equal in one transaction.
    IF TG_OP <> 'DELETE' THEN
        PERFORM pg_notify('postern_api_keys', NEW.tenant || ' ' || NEW.id);
    END IF;
    RETURN NULL;
END
$$;
REVOKE ALL ON FUNCTION public.tell_api_key_change() FROM PUBLIC;
CREATE TRIGGER api_keys_changed AFTER INSERT OR UPDATE OR DELETE ON public.api_keys
    FOR EACH ROW EXECUTE FUNCTION public.tell_api_key_change();
--rollback DROP TRIGGER api_keys_changed ON public.api_keys;
--rollback DROP FUNCTION public.tell_api_key_change();
