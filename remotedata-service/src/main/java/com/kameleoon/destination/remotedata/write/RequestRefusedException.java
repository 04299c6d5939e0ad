package com.kameleoon.destination.remotedata.write;

/// A request that can never succeed as it is: 400 or 413, with what is wrong and what to do.
public final class RequestRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final String path;

  /// A 400. `path` is the field or parameter, empty for the request as a whole.
  public RequestRefusedException(String code, String sentence, String path) {
    this(400, code, sentence, path);
  }

  public RequestRefusedException(int status, String code, String sentence, String path) {
    super(sentence);
    this.status = status;
    this.code = code;
    this.path = path;
  }

  public int status() {
    return status;
  }

  public String code() {
    return code;
  }

  public String sentence() {
    return String.valueOf(getMessage());
  }

  public String path() {
    return path;
  }
}
