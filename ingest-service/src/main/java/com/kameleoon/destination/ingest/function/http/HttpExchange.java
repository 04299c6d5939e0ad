package com.kameleoon.destination.ingest.function.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/// Sends one request over one connection to an address that has been checked: the name is not
/// looked up again, so it cannot come to mean another address in between.
final class HttpExchange {
  private static final int CONNECT_MILLIS = 3_000;
  private static final int SILENCE_MILLIS = 10_000;

  private HttpExchange() {}

  static HttpReply send(Place place, InetAddress address, HttpRequest request) throws IOException {
    try (Socket plain = new Socket()) {
      plain.connect(new InetSocketAddress(address, place.port()), CONNECT_MILLIS);
      plain.setSoTimeout(SILENCE_MILLIS);
      Socket socket = place.secure() ? secured(plain, place) : plain;
      OutputStream out = socket.getOutputStream();
      out.write(request.head(place));
      out.write(request.body());
      out.flush();
      return new ReplyReader(new BufferedInputStream(socket.getInputStream()))
          .read(request.method().equals("HEAD"));
    }
  }

  private static Socket secured(Socket plain, Place place) throws IOException {
    SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
    SSLSocket socket = (SSLSocket) factory.createSocket(plain, place.host(), place.port(), true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }
}
