package com.kameleoon.destination.model.function;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedHostTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "*",
        "*.com",
        "127.0.0.1",
        "2130706433",
        "0x7f000001",
        "0177.0.0.1",
        "[::1]",
        "localhost",
        "my.localhost",
        "goals.shop.svc",
        "goals.shop.svc.cluster.local",
        "metadata.google.internal",
        "https://api.example.com",
        "api.example.com/path",
        "api.example.com:0",
        "api.example.com:70000",
        "user@api.example.com"
      })
  void refusesWhatIsNoPublicName(String written) {
    assertThat(AllowedHost.parse(written)).isEmpty();
  }

  @Test
  void coversTheNameOnTheUsualPorts() {
    AllowedHost host = AllowedHost.parse("API.example.com").orElseThrow();

    assertThat(host.covers("api.example.com", 443)).isTrue();
    assertThat(host.covers("api.example.com", 80)).isTrue();
    assertThat(host.covers("api.example.com", 8443)).isFalse();
    assertThat(host.covers("a.api.example.com", 443)).isFalse();
    assertThat(host.covers("api.example.com.evil.org", 443)).isFalse();
  }

  @Test
  void coversOnlyTheWrittenPort() {
    AllowedHost host = AllowedHost.parse("api.example.com:8443").orElseThrow();

    assertThat(host.covers("api.example.com", 8443)).isTrue();
    assertThat(host.covers("api.example.com", 443)).isFalse();
  }

  @Test
  void coversSubdomainsButNotTheNameItself() {
    AllowedHost host = AllowedHost.parse("*.example.com").orElseThrow();

    assertThat(host.covers("a.b.example.com", 443)).isTrue();
    assertThat(host.covers("example.com", 443)).isFalse();
    assertThat(host.covers("evilexample.com", 443)).isFalse();
  }
}
