package dev.postern.gateway.policy.require;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.postern.config.policy.RequireConfig;
import dev.postern.config.policy.Requirement;
import dev.postern.config.policy.Requirement.AllOf;
import dev.postern.config.policy.Requirement.AnyOf;
import dev.postern.config.policy.Requirement.Claim;
import dev.postern.config.policy.Requirement.LoggedIn;
import dev.postern.config.policy.Requirement.Named;
import dev.postern.config.policy.Requirement.Names;
import dev.postern.config.value.ClaimPath;
import dev.postern.gateway.exchange.Claims.Value;
import dev.postern.gateway.exchange.Consumer;
import dev.postern.gateway.exchange.Decision;
import dev.postern.gateway.exchange.TestExchanges;
import io.vertx.core.MultiMap;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RequireTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Consumer ADA = TestExchanges.token(new TestExchanges.Told(
            Map.of(
                    "sub", new Value.One("ada"),
                    "roles", new Value.Many(List.of("admin", "ops")),
                    "scopes", new Value.Many(List.of("orders:read")),
                    "department", new Value.One("sales"),
                    "level", new Value.One("7"),
                    "teams", new Value.Many(List.of("red", "blue")),
                    "words", new Value.One("red green"),
                    "acr", new Value.One("gold"),
                    "amr", new Value.Many(List.of("otp", "pwd"))),
            Optional.of(NOW.minusSeconds(300)),
            NOW.plusSeconds(600)));

    private static Named all(Names names, String... some) {
        return new Named(names, true, new TreeSet<>(Set.of(some)));
    }

    private static Named any(Names names, String... some) {
        return new Named(names, false, new TreeSet<>(Set.of(some)));
    }

    private static Claim is(String claim, String... texts) {
        return new Claim(new ClaimPath(claim), Claim.Test.ONE_OF, new TreeSet<>(Set.of(texts)));
    }

    private static Claim contains(String claim, String... texts) {
        return new Claim(new ClaimPath(claim), Claim.Test.CONTAINS, new TreeSet<>(Set.of(texts)));
    }

    private static LoggedIn login(Set<String> acr, Set<String> amr, int seconds) {
        Optional<Duration> age = seconds == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds));
        return new LoggedIn(new TreeSet<>(acr), new TreeSet<>(amr), age);
    }

    private static Decision decide(Consumer consumer, Requirement... all) {
        return new Require(new RequireConfig(List.of(all)), InstantSource.fixed(NOW))
                .decide(TestExchanges.by(consumer));
    }

    private static int status(Decision decision) {
        return decision instanceof Decision.Refuse refused ? refused.refusal().status() : 200;
    }

    static Stream<Arguments> requirements() {
        return Stream.of(
                arguments(all(Names.ROLES, "admin", "ops"), 200),
                arguments(all(Names.ROLES, "admin", "root"), 403),
                arguments(any(Names.ROLES, "admin", "root"), 200),
                arguments(any(Names.ROLES, "root"), 403),
                arguments(all(Names.ROLES, "Admin"), 403),
                arguments(all(Names.PERMISSIONS, "admin"), 403),
                arguments(all(Names.SCOPES, "orders:read"), 200),
                arguments(all(Names.SCOPES, "orders"), 403),
                arguments(is("department", "sales", "it"), 200),
                arguments(is("department", "it"), 403),
                arguments(is("level", "7"), 200),
                arguments(is("teams", "red"), 403),
                arguments(is("nothing", "red"), 403),
                arguments(contains("teams", "red", "green"), 200),
                arguments(contains("teams", "green"), 403),
                arguments(contains("words", "green"), 200),
                arguments(contains("words", "gree"), 403),
                arguments(contains("department", "sales"), 200),
                arguments(contains("nothing", "red"), 403),
                arguments(login(Set.of("gold", "silver"), Set.of(), 0), 200),
                arguments(login(Set.of("platinum"), Set.of(), 0), 401),
                arguments(login(Set.of(), Set.of("otp", "pwd"), 0), 200),
                arguments(login(Set.of(), Set.of("otp", "hwk"), 0), 401),
                arguments(login(Set.of(), Set.of(), 300), 200),
                arguments(login(Set.of(), Set.of(), 299), 401),
                arguments(new AnyOf(List.of(all(Names.ROLES, "root"), is("department", "sales"))), 200),
                arguments(new AnyOf(List.of(all(Names.ROLES, "root"), is("department", "it"))), 403),
                arguments(
                        new AnyOf(List.of(
                                all(Names.ROLES, "root"),
                                new AllOf(List.of(all(Names.ROLES, "ops"), is("department", "it"))))),
                        403),
                arguments(
                        new AnyOf(List.of(
                                all(Names.ROLES, "root"),
                                new AllOf(List.of(all(Names.ROLES, "ops"), is("department", "sales"))))),
                        200));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("requirements")
    void theHolderOfATokenMeetsWhatItSays(Requirement requirement, int status) {
        assertThat(status(decide(ADA, requirement))).isEqualTo(status);
    }

    @Test
    void aKeyHasScopesAndNothingElse() {
        Consumer key = TestExchanges.key("orders:read");
        assertThat(status(decide(key, all(Names.SCOPES, "orders:read")))).isEqualTo(200);
        assertThat(status(decide(key, all(Names.ROLES, "orders:read")))).isEqualTo(403);
        assertThat(status(decide(key, is("sub", "ada")))).isEqualTo(403);
        assertThat(status(decide(key, login(Set.of(), Set.of(), 300))))
                .as("who has no login cannot be sent to log in again")
                .isEqualTo(403);
    }

    @Test
    void nobodyMeetsNothing() {
        assertThat(requirements().map(each -> (Requirement) each.get()[0]))
                .allSatisfy(each ->
                        assertThat(status(decide(Consumer.anonymous(), each))).isEqualTo(403));
    }

    @Test
    void allOfThemHaveToBeMet() {
        assertThat(status(decide(ADA, all(Names.ROLES, "admin"), is("department", "sales"))))
                .isEqualTo(200);
        assertThat(status(decide(ADA, all(Names.ROLES, "admin"), is("department", "it"))))
                .isEqualTo(403);
    }

    @Test
    void aTokenThatDoesNotSayWhenItsHolderLoggedInIsTooOld() {
        Consumer silent = TestExchanges.token(new TestExchanges.Told(Map.of(), Optional.empty(), NOW.plusSeconds(600)));
        assertThat(status(decide(silent, login(Set.of(), Set.of(), 86_400)))).isEqualTo(401);
    }

    @Test
    void aLoginThatIsYetToComeIsNone() {
        Instant inMilliseconds = Instant.ofEpochSecond(NOW.toEpochMilli());
        for (Instant at : List.of(NOW.plusSeconds(1), inMilliseconds, Instant.MAX)) {
            Consumer early = TestExchanges.token(new TestExchanges.Told(Map.of(), Optional.of(at), Instant.MAX));
            assertThat(status(decide(early, login(Set.of(), Set.of(), 300)))).isEqualTo(401);
        }
    }

    @Test
    void oneChallengeAsksForAllThatIsRequiredOfALogin() {
        Decision decision =
                decide(ADA, login(Set.of("gold", "platinum"), Set.of(), 600), login(Set.of("platinum"), Set.of(), 60));
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        assertThat(decision)
                .isInstanceOfSatisfying(
                        Decision.Refuse.class, refused -> refused.edit().apply(401, headers));
        assertThat(headers.get("WWW-Authenticate"))
                .isEqualTo(
                        "Bearer error=\"insufficient_user_authentication\", acr_values=\"platinum\", max_age=\"60\"");
    }
}
