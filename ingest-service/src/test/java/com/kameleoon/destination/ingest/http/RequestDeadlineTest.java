package com.kameleoon.destination.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RequestDeadlineTest {
  private static final Duration DEADLINE = Duration.ofSeconds(1);
  private static final String HEAD =
      "POST /v1/track HTTP/1.1\r\nHost: x\r\nAuthorization: Basic "
          + Doors.base64(Doors.WRITE_KEY + ":")
          + "\r\n";

  private static Doors doors;

  @BeforeAll
  static void open() {
    doors = Doors.open(Map.of("kameleoon.doors.request-deadline", DEADLINE.toString()));
  }

  @AfterAll
  static void close() {
    doors.close();
  }

  @Test
  void cutsAHeaderThatNeverEnds() throws Exception {
    assertThat(answerToDrip(HEAD, "X-Drip: 1\r\n")).startsWith("HTTP/1.1 408");
  }

  @Test
  void cutsABodyThatNeverEnds() throws Exception {
    assertThat(answerToDrip(HEAD + "Content-Length: 1000\r\n\r\n", "x"))
        .startsWith("HTTP/1.1 408")
        .contains("too_slow");
  }

  @Test
  void cutsAChunkedBodyThatNeverEnds() throws Exception {
    assertThat(answerToDrip(HEAD + "Transfer-Encoding: chunked\r\n\r\n", "1\r\nx\r\n"))
        .startsWith("HTTP/1.1 408");
  }

  @Test
  void countsFromTheFirstByteOfEachRequest() throws Exception {
    String body = "{\"event\":\"X\",\"userId\":\"u\"}";
    String whole = HEAD + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    try (Socket socket = new Socket("127.0.0.1", doors.port())) {
      for (int i = 0; i < 3; i++) {
        socket.getOutputStream().write(whole.getBytes(StandardCharsets.US_ASCII));
        assertThat(headOf(socket)).startsWith("HTTP/1.1 200");
        socket.getInputStream().skip(socket.getInputStream().available());
      }
      assertThat(answerToDrip(socket, HEAD, "X-Drip: 1\r\n")).contains("HTTP/1.1 408");
    }
  }

  @Test
  void refusesAHeaderThatIsTooLong() throws Exception {
    try (Socket socket = new Socket("127.0.0.1", doors.port())) {
      socket
          .getOutputStream()
          .write(
              (HEAD + "X-Long: " + "x".repeat(20_000) + "\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));

      assertThat(headOf(socket)).startsWith("HTTP/1.1 413");
    }
  }

  private static String answerToDrip(String start, String drop) throws Exception {
    try (Socket socket = new Socket("127.0.0.1", doors.port())) {
      return answerToDrip(socket, start, drop);
    }
  }

  /// Writes a drop at a time, faster than any idle timeout, until the other side has had enough.
  private static String answerToDrip(Socket socket, String start, String drop) throws Exception {
    OutputStream out = socket.getOutputStream();
    out.write(start.getBytes(StandardCharsets.US_ASCII));
    try (ExecutorService reader = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<String> answer = reader.submit(() -> readAll(socket));
      while (!answer.isDone()) {
        drip(out, drop);
      }
      return answer.get();
    }
  }

  private static void drip(OutputStream out, String drop) throws InterruptedException {
    try {
      out.write(drop.getBytes(StandardCharsets.US_ASCII));
      out.flush();
    } catch (IOException closed) {
      // The reader says how it ended.
    }
    Thread.sleep(Duration.ofMillis(50));
  }

  private static String readAll(Socket socket) {
    StringBuilder text = new StringBuilder();
    byte[] buffer = new byte[1_024];
    try {
      for (int n = socket.getInputStream().read(buffer); n >= 0; ) {
        text.append(new String(buffer, 0, n, StandardCharsets.US_ASCII));
        n = socket.getInputStream().read(buffer);
      }
    } catch (IOException reset) {
      text.append("[reset]");
    }
    return text.toString();
  }

  private static String headOf(Socket socket) throws IOException {
    StringBuilder head = new StringBuilder();
    while (!head.toString().endsWith("\r\n\r\n")) {
      int c = socket.getInputStream().read();
      if (c < 0) {
        return head.toString();
      }
      head.append((char) c);
    }
    return head.toString();
  }
}
