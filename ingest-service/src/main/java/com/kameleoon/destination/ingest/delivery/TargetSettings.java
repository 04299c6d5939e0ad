package com.kameleoon.destination.ingest.delivery;

import com.kameleoon.destination.ingest.log.Target;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Where the targets are and how they are called.
///
/// @param serviceTokenFile the bearer token between the services
/// @param requestTimeout from the request's first byte to the answer's last
@ConfigurationProperties("kameleoon")
record TargetSettings(
    @Nullable String goalServiceUrl,
    @Nullable String remotedataServiceUrl,
    @Nullable Path serviceTokenFile,
    @Bindable(defaultValue = "2s") Duration connectTimeout,
    @Bindable(defaultValue = "10s") Duration requestTimeout) {
  /// Where a batch for that target is posted.
  URI endpoint(Target target) {
    return switch (target) {
      case GOAL -> endpoint("kameleoon.goal-service-url", goalServiceUrl, "/v1/conversions");
      case REMOTE_DATA ->
          endpoint("kameleoon.remotedata-service-url", remotedataServiceUrl, "/v1/remote-data");
    };
  }

  Path tokenFile() {
    if (serviceTokenFile == null) {
      throw new IllegalStateException(
          "set kameleoon.service-token-file: without it nothing is delivered");
    }
    return serviceTokenFile;
  }

  private static URI endpoint(String key, @Nullable String url, String path) {
    if (url == null || url.isBlank()) {
      throw new IllegalStateException("set " + key + ": without it nothing is delivered");
    }
    String base = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    return URI.create(base + path);
  }
}
