package com.kameleoon.destination.goal.report;

import com.kameleoon.destination.goal.http.ApiException;
import com.kameleoon.destination.goal.http.ErrorBody.Problem;
import io.micronaut.http.HttpStatus;
import java.util.Optional;

/// How many entries a page has: 50, or what the caller asks for, up to 500.
final class PageSize {
  private static final int DEFAULT = 50;
  private static final int MOST = 500;

  private PageSize() {}

  /// @throws ApiException 400 where it is not between 1 and 500
  static int of(Optional<Integer> limit) {
    int size = limit.orElse(DEFAULT);
    if (size < 1 || size > MOST) {
      throw new ApiException(
          HttpStatus.BAD_REQUEST,
          new Problem(
              "invalid_parameter",
              "limit: %d was sent, 1 to %d is accepted".formatted(size, MOST),
              Optional.of("limit")));
    }
    return size;
  }
}
