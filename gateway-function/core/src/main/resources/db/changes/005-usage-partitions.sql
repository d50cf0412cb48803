--liquibase formatted sql

--changeset postern:usage-partition-of-a-day splitStatements:false
-- Makes the partition of one UTC day unless it is there, taking over rows that waited in the default one.
--
-- Attaching a ready table, rather than CREATE TABLE … PARTITION OF, locks out no reader and no writer of other
-- days. Not for the gateway's role: it could make any number of them.
CREATE FUNCTION public.make_usage_partition(day date) RETURNS void
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    partition text := 'usage_events_' || to_char(day, 'YYYYMMDD');
    from_time timestamptz := day::timestamp AT TIME ZONE 'UTC';
    to_time   timestamptz := (day + 1)::timestamp AT TIME ZONE 'UTC';
BEGIN
    IF to_regclass('public.' || partition) IS NOT NULL THEN
        RETURN;
    END IF;
    LOCK TABLE public.usage_events IN SHARE UPDATE EXCLUSIVE MODE;
    LOCK TABLE public.usage_events_default IN ACCESS EXCLUSIVE MODE;
    EXECUTE format('CREATE TABLE public.%I (LIKE public.usage_events INCLUDING DEFAULTS)', partition);
    EXECUTE format(
        'WITH moved AS (DELETE FROM public.usage_events_default WHERE at >= $1 AND at < $2 RETURNING *)
         INSERT INTO public.%I SELECT * FROM moved', partition) USING from_time, to_time;
    EXECUTE format(
        'ALTER TABLE public.usage_events ATTACH PARTITION public.%I FOR VALUES FROM (%L) TO (%L)',
        partition, from_time, to_time);
END
$$;
REVOKE ALL ON FUNCTION public.make_usage_partition(date) FROM PUBLIC;
--rollback DROP FUNCTION public.make_usage_partition(date);

--changeset postern:usage-partitions-ahead splitStatements:false
-- Makes the partitions of yesterday to a week from now, and forgets writers that have been silent for 30 days.
-- Called by every gateway at its start and daily; one at a time works, the others wait.
CREATE FUNCTION public.make_usage_partitions() RETURNS void
    LANGUAGE plpgsql
    SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
    SET lock_timeout = '5s'
AS $$
DECLARE
    today date := (now() AT TIME ZONE 'UTC')::date;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('postern.make_usage_partitions'));
    FOR ahead IN -1 .. 7 LOOP
        PERFORM public.make_usage_partition(today + ahead);
    END LOOP;
    DELETE FROM public.usage_spools WHERE updated_at < now() - interval '30 days';
END
$$;
REVOKE ALL ON FUNCTION public.make_usage_partitions() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.make_usage_partitions() TO postern_gateway;
--rollback DROP FUNCTION public.make_usage_partitions();

--changeset postern:usage-partitions-first
-- So that the first events after a migration find their days.
SELECT public.make_usage_partitions();
--rollback SELECT 1;
