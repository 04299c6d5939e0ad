package com.kameleoon.destination.kd;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;

/// One call of `kd`, in this process.
record Run(int exitCode, String out, String err) {

  static Run of(String... args) {
    return with("", args);
  }

  static Run with(String standardInput, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode =
        Kd.run(
            args,
            new ByteArrayInputStream(standardInput.getBytes(StandardCharsets.UTF_8)),
            new PrintWriter(out),
            new PrintWriter(err));
    return new Run(exitCode, out.toString(), err.toString());
  }
}
