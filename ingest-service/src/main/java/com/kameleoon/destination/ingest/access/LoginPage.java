package com.kameleoon.destination.ingest.access;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;

/// What a person without a session is shown instead of a page.
public interface LoginPage {
  MutableHttpResponse<?> show(HttpRequest<?> request);
}
