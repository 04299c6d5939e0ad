package com.kameleoon.destination.ingest.alert;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A chat's webhook and a mail server, and the alert that tells both.
final class Receivers implements AutoCloseable {
  static final String PASSWORD = "mailers-own-secret";

  final List<String> posted = new CopyOnWriteArrayList<>();
  final GreenMail mail = new GreenMail(ServerSetup.SMTP.dynamicPort());
  volatile int webhookAnswers = 200;
  private final HttpServer webhook;

  Receivers() {
    try {
      webhook = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    webhook.createContext(
        "/hook",
        exchange -> {
          posted.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(webhookAnswers, -1);
          exchange.close();
        });
    webhook.start();
    mail.start();
    mail.setUser("alerts@shop.example", "mailer", PASSWORD);
  }

  /// One alert for any discard, and the Secrets of its receivers.
  String spec(String password) {
    return """
      alerts:
        - name: discards
          metric: Discards
          above: 0
          window: 1h
          receivers:
            - webhookSecretRef: {name: chat, key: url}
            - email:
                to: [ops@shop.example, boss@shop.example]
                from: alerts@shop.example
                smtpSecretRef: {name: mail}
    ---
    apiVersion: v1
    kind: Secret
    metadata: {name: chat}
    stringData: {url: 'http://127.0.0.1:%d/hook'}
    ---
    apiVersion: v1
    kind: Secret
    metadata: {name: mail}
    stringData: {host: 127.0.0.1, port: '%d', username: mailer, password: '%s'}
    """
        .formatted(webhook.getAddress().getPort(), mail.getSmtp().getPort(), password);
  }

  @Override
  public void close() {
    webhook.stop(0);
    mail.stop();
  }
}
