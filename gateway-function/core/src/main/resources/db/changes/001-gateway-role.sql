--liquibase formatted sql

--changeset postern:gateway-role splitStatements:false
-- The group of the roles that gateways log in as (DATABASE_URL): `GRANT postern_gateway TO <login role>`.
-- Roles belong to the whole cluster, so another database may have made it already, even at this moment.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'postern_gateway') THEN
        CREATE ROLE postern_gateway NOLOGIN;
    END IF;
EXCEPTION
    WHEN duplicate_object OR unique_violation THEN
        RAISE NOTICE 'postern_gateway was created at the same time elsewhere';
END
$$;
-- The way back leaves the role: it has members, and other databases of the cluster may use it.
--rollback SELECT 1;

--changeset postern:gateway-schema
-- Before Postgres 15, and in databases upgraded from there, anybody may create in `public`.
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO postern_gateway;
--rollback REVOKE USAGE ON SCHEMA public FROM postern_gateway;
