--liquibase formatted sql

--changeset postern:revocations
-- Tokens that no longer hold although signature and time are right. `kind` says what `value` is: a token's jti, a
-- session's sid, a subject's sub; a whole issuer has none. Where issued_before is null all are meant, else those issued
-- earlier. Kept until expires_at, or until it is deleted where that is null.
CREATE TABLE public.revocations (
    id            uuid        PRIMARY KEY DEFAULT gen_random_uuid(),
    tenant        text        NOT NULL,
    issuer        text        NOT NULL CHECK (char_length(issuer) BETWEEN 1 AND 64),
    kind          text        NOT NULL CHECK (kind IN ('token', 'session', 'subject', 'issuer')),
    value         text        CHECK (char_length(value) BETWEEN 1 AND 256),
    issued_before timestamptz CHECK (isfinite(issued_before)),
    reason        text        CHECK (char_length(reason) BETWEEN 1 AND 200),
    created_at    timestamptz NOT NULL DEFAULT now(),
    expires_at    timestamptz CHECK (isfinite(expires_at)),
    CONSTRAINT revocations_value CHECK ((kind = 'issuer') = (value IS NULL)),
    CONSTRAINT revocations_issued_before
        CHECK (CASE kind WHEN 'issuer' THEN issued_before IS NOT NULL
                         WHEN 'subject' THEN true
                         ELSE issued_before IS NULL END)
);
-- What is revoked twice is revoked once.
CREATE UNIQUE INDEX revocations_what ON public.revocations (tenant, issuer, kind, coalesce(value, ''));
CREATE INDEX revocations_tenant_id ON public.revocations (tenant, id);
CREATE INDEX revocations_expires_at ON public.revocations (expires_at);
GRANT SELECT, INSERT, UPDATE, DELETE ON public.revocations TO postern_gateway;
--rollback DROP TABLE public.revocations;

--changeset postern:revocation-changes splitStatements:false
-- Which rows of revocations changed, and in which transaction, so that a gateway that remembers the snapshot that it
-- read last finds exactly what that snapshot did not show, however late a transaction commits. xid8 never wraps.
CREATE TABLE public.revocation_changes (
    xact       xid8        NOT NULL DEFAULT pg_current_xact_id(),
    revocation uuid        NOT NULL,
    at         timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX revocation_changes_xact ON public.revocation_changes (xact);
CREATE INDEX revocation_changes_at ON public.revocation_changes (at);
GRANT SELECT ON public.revocation_changes TO postern_gateway;

-- Writes them down and tells every gateway, at the commit, that there is something to read. Says not what: anybody who
-- can connect can listen, and one read takes a thousand changes as well as one.
CREATE FUNCTION public.tell_revocation_change() RETURNS trigger
    LANGUAGE plpgsql
    SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        INSERT INTO public.revocation_changes (revocation) VALUES (OLD.id);
    END IF;
    IF TG_OP = 'INSERT' OR (TG_OP = 'UPDATE' AND NEW.id <> OLD.id) THEN
        INSERT INTO public.revocation_changes (revocation) VALUES (NEW.id);
    END IF;
    PERFORM pg_notify('postern_revocations', '');
    RETURN NULL;
END
$$;
REVOKE ALL ON FUNCTION public.tell_revocation_change() FROM PUBLIC;
CREATE TRIGGER revocations_changed AFTER INSERT OR UPDATE OR DELETE ON public.revocations
    FOR EACH ROW EXECUTE FUNCTION public.tell_revocation_change();
--rollback DROP TRIGGER revocations_changed ON public.revocations;
--rollback DROP FUNCTION public.tell_revocation_change();
--rollback DROP TABLE public.revocation_changes;

--changeset postern:revocations-clearing splitStatements:false
-- Removes at most 10,000 revocations that ended an hour ago or earlier, and what changed before yesterday. The hour is
-- longer than clocks may be apart and than an issuer's clockSkew lets a token live on (five minutes at most).
-- Called by every gateway every five minutes; what another is removing is left to it.
CREATE FUNCTION public.clear_revocations() RETURNS void
    LANGUAGE plpgsql
    SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    DELETE FROM public.revocations WHERE id IN (
        SELECT id FROM public.revocations WHERE expires_at < now() - interval '1 hour'
        ORDER BY expires_at LIMIT 10000 FOR UPDATE SKIP LOCKED);
    DELETE FROM public.revocation_changes WHERE ctid = ANY (ARRAY(
        SELECT ctid FROM public.revocation_changes WHERE at < now() - interval '1 day'
        LIMIT 20000 FOR UPDATE SKIP LOCKED));
END
$$;
REVOKE ALL ON FUNCTION public.clear_revocations() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.clear_revocations() TO postern_gateway;
--rollback DROP FUNCTION public.clear_revocations();
