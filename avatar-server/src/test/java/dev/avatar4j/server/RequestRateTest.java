package dev.avatar4j.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatar4j.server.access.RequestRate;
import dev.avatar4j.server.guard.RateGuard;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestRateTest {
  private final AtomicLong now = new AtomicLong();
  private final RequestRate rate = new RequestRate(5, now::get);

  private int admitted(String client, int requests) {
    int admitted = 0;
    for (int i = 0; i < requests; i++) {
      admitted += rate.secondsToWait(client) == 0 ? 1 : 0;
    }
    return admitted;
  }

  @Test
  void two_seconds_worth_comes_at_once_and_then_as_many_as_the_rate() {
    assertThat(admitted("a", 100)).isEqualTo(10);
    assertThat(rate.secondsToWait("a")).isEqualTo(1);
    now.addAndGet(1_000_000_000L);
    assertThat(admitted("a", 100)).isEqualTo(5);
    now.addAndGet(3600_000_000_000L);
    assertThat(admitted("a", 100)).isEqualTo(10);
  }

  @Test
  void one_client_takes_nothing_from_another() {
    assertThat(admitted("a", 100)).isEqualTo(10);
    assertThat(admitted("b", 100)).isEqualTo(10);
  }

  @Test
  void a_slow_rate_says_how_long_to_wait() {
    RequestRate slow = new RequestRate(0.1, now::get);
    assertThat(slow.secondsToWait("a")).isZero();
    assertThat(slow.secondsToWait("a")).isEqualTo(10);
    now.addAndGet(10_000_000_000L);
    assertThat(slow.secondsToWait("a")).isZero();
  }

  @Test
  void in_a_flood_from_many_addresses_newcomers_share_one_bucket() {
    for (int i = 0; i < 10_000; i++) {
      assertThat(rate.secondsToWait("client " + i)).isZero();
    }
    int admitted = 0;
    for (int i = 10_000; i < 11_000; i++) {
      admitted += rate.secondsToWait("client " + i) == 0 ? 1 : 0;
    }
    assertThat(admitted).isEqualTo(10);
    now.addAndGet(10_000_000_000L);
    assertThat(admitted("another", 100)).isEqualTo(10);
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.7, 192.0.2.7",
    "2001:db8:1:2:3:4:5:6, 20010db800010002",
    "2001:db8:1:2::1, 20010db800010002",
    "not:an:address, not:an:address"
  })
  void a_client_is_an_address_or_a_network(String address, String client) {
    assertThat(RateGuard.client(address)).isEqualTo(client);
  }

  @Test
  void too_many_requests_are_429_and_say_when_to_come_back() throws Exception {
    try (TestServer server =
        TestServer.start(b -> b.access(ServerAccess.DEFAULTS.withRequestsPerSecond(0.01)))) {
      assertThat(server.get("/health").statusCode()).isEqualTo(200);
      HttpResponse<String> reply = server.get("/health");
      assertThat(reply.statusCode()).isEqualTo(429);
      assertThat(reply.headers().firstValue("Retry-After").orElse("")).matches("\\d+");
      assertThat(TestServer.error(reply).get("reason").textValue()).contains("--request-rate");
    }
  }

  @Test
  void behind_a_proxy_the_last_forwarded_address_counts() throws Exception {
    ServerAccess access = ServerAccess.DEFAULTS.withRequestsPerSecond(0.01).withBehindProxy(true);
    try (TestServer server = TestServer.start(b -> b.access(access))) {
      assertThat(forwarded(server, "10.0.0.1")).isEqualTo(200);
      assertThat(forwarded(server, "10.0.0.2")).isEqualTo(200);
      assertThat(forwarded(server, "6.6.6.6, 10.0.0.1")).isEqualTo(429);
    }
  }

  private static int forwarded(TestServer server, String addresses) throws Exception {
    return server.send(server.request("/health").header("X-Forwarded-For", addresses)).statusCode();
  }
}
