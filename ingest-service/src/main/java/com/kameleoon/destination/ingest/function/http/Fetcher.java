package com.kameleoon.destination.ingest.function.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kameleoon.destination.model.function.AllowedHost;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

/// Sends a function's requests. Every hop, redirects too, must lead to a written host all of whose
/// addresses are allowed.
public final class Fetcher {
  private static final int MOST_HOPS = 6;

  private final HostResolver resolver;
  private final AddressRule rule;

  public Fetcher(HostResolver resolver, AddressRule rule) {
    this.resolver = resolver;
    this.rule = rule;
  }

  /// Blocks until the answer is there; ends early when its thread is interrupted.
  public FetchAnswer fetch(FetchRequest written, List<AllowedHost> allowed) {
    try {
      return received(HttpRequest.of(written), Place.of(written.url(), allowed), allowed);
    } catch (FetchRefusedException refused) {
      return new FetchAnswer.Refused(String.valueOf(refused.getMessage()));
    } catch (UnknownHostException unknown) {
      return new FetchAnswer.Refused("fetch cannot find the host");
    } catch (IOException failed) {
      return new FetchAnswer.Refused("fetch got no answer: " + failed.getClass().getSimpleName());
    }
  }

  private FetchAnswer received(HttpRequest first, Place start, List<AllowedHost> allowed)
      throws IOException {
    HttpRequest request = first;
    Place place = start;
    for (int hop = 0; hop < MOST_HOPS; hop++) {
      HttpReply reply = HttpExchange.send(place, address(place.host()), request);
      Optional<String> location = reply.location();
      if (location.isEmpty()) {
        return new FetchAnswer.Received(json(reply, place, hop > 0));
      }
      Place next = place.follow(location.get(), allowed);
      request = request.after(reply, next.authority().equals(place.authority()));
      place = next;
    }
    throw new FetchRefusedException("fetch was redirected too often");
  }

  /// One bad address among good ones is an attack, or will be one on the next lookup.
  private InetAddress address(String host) throws IOException {
    InetAddress[] addresses = resolver.addressesOf(host);
    for (InetAddress address : addresses) {
      if (!rule.allows(address)) {
        throw new FetchRefusedException(
            "fetch to %s is not allowed: its address is not public".formatted(host));
      }
    }
    if (addresses.length == 0) {
      throw new UnknownHostException(host);
    }
    return addresses[0];
  }

  private static String json(HttpReply reply, Place place, boolean redirected) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("status", reply.status()).put("statusText", reply.reason());
    answer.put("url", place.uri().toString()).put("redirected", redirected);
    answer.put("body", reply.body());
    ObjectNode headers = answer.putObject("headers");
    reply.headers().forEach(headers::put);
    return answer.toString();
  }
}
