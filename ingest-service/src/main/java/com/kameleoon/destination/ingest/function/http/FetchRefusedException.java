package com.kameleoon.destination.ingest.function.http;

import java.io.IOException;

/// The request may not be sent, or its answer may not be taken; a second try ends the same way.
final class FetchRefusedException extends IOException {
  FetchRefusedException(String sentence) {
    super(sentence);
  }
}
