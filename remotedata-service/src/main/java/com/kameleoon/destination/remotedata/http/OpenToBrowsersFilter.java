package com.kameleoon.destination.remotedata.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/// Pages of any origin may read the map API, its errors too, and nobody may store its answers.
@ServerFilter("/map/**")
final class OpenToBrowsersFilter {
  @ResponseFilter
  void open(MutableHttpResponse<?> response) {
    response.getHeaders().set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    response.getHeaders().set(HttpHeaders.CACHE_CONTROL, "no-store");
  }
}
