package dev.postern.gateway.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.config.table.PlanTable;
import dev.postern.config.table.RouteTable;
import dev.postern.config.table.TenantTable;
import dev.postern.config.value.PathPattern;
import dev.postern.config.value.TenantId;
import dev.postern.gateway.exchange.MatchedRoute;
import io.vertx.core.Promise;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class UsageQueueTest {
    private static final TenantId ACME = new TenantId("acme");
    private static final TenantTable TENANT = new TenantTable(
            ACME, new PlanTable("pro", 1, 1), List.of(), List.of(), List.of(route("get"), route("list")));

    private static RouteTable route(String id) {
        return new RouteTable("orders", id, new TreeSet<>(), new PathPattern(List.of()), "main", List.of());
    }

    private static UsageEvent event(int status, MatchedRoute route) {
        return new UsageEvent(Instant.EPOCH, ACME, Optional.empty(), route, "GET", "/", status, 1, 2, 3);
    }

    private static MatchedRoute numbered(int number) {
        return new MatchedRoute.Numbered(TENANT, number, "orders");
    }

    private static MatchedRoute named(String id) {
        return new MatchedRoute.Named("orders", id);
    }

    @Test
    void whatIsNamedStaysInItsPlaceAmongEventsAndMarks() {
        UsageQueue queue = new UsageQueue(10);
        Promise<Void> early = Promise.promise();
        Promise<Void> late = Promise.promise();
        queue.add(event(1, numbered(0)));
        queue.mark(early);
        queue.add(event(2, numbered(1)));
        queue.nameRoutes();
        queue.mark(late);
        queue.add(event(3, numbered(0)));
        assertThat(queue.size()).isEqualTo(3);
        assertThat(queue.take(1)).isEqualTo(new UsageQueue.Batch(List.of(event(1, named("get"))), List.of()));
        assertThat(queue.take(1)).isEqualTo(new UsageQueue.Batch(List.of(event(2, named("list"))), List.of(early)));
        queue.nameRoutes();
        assertThat(queue.take(5)).isEqualTo(new UsageQueue.Batch(List.of(event(3, named("get"))), List.of(late)));
        assertThat(queue.size()).isZero();
    }
}
