package com.kameleoon.destination.account.data;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// One conversion as the Data API reads it: a line of `name=value` pairs.
///
/// @param nonce 16 hexadecimal digits; the same for the same conversion, however often it is sent
/// @param metadata JSON object of custom data indexes and their lists of values
public record ConversionLine(
    String nonce,
    String visitorCode,
    long goalId,
    Optional<BigDecimal> revenue,
    boolean negative,
    Optional<String> metadata) {
  /// In the order in which Kameleoon's own SDKs write it.
  public String text() {
    StringBuilder line = new StringBuilder(160);
    line.append("eventType=conversion&goalId=").append(goalId);
    line.append("&revenue=").append(revenue.map(BigDecimal::toPlainString).orElse("0"));
    line.append("&negative=").append(negative);
    metadata.ifPresent(json -> line.append("&metadata=").append(encoded(json)));
    line.append("&nonce=").append(nonce);
    return line.append("&visitorCode=").append(encoded(visitorCode)).toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
