--liquibase formatted sql

--changeset postern:users
CREATE TABLE public.users (
    id         uuid        PRIMARY KEY DEFAULT gen_random_uuid(),
    email      text        NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);
-- One person, one user, however the address was capitalised.
CREATE UNIQUE INDEX users_email ON public.users (lower(email));
GRANT SELECT, INSERT, UPDATE, DELETE ON public.users TO postern_gateway;
--rollback DROP TABLE public.users;
