package com.kameleoon.destination.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// What the account answers when nothing goes wrong.
final class Routes {
  private static final int MOST_EVENT_BYTES = 3_000_000;
  private static final int MOST_MAP_BYTES = 1_000_000;

  private final StandIn account;

  Routes(StandIn account) {
    this.account = account;
  }

  Reply answer(Call call) {
    try {
      return isData(call) ? data(call) : automation(call);
    } catch (IllegalArgumentException malformed) {
      return Reply.refused(400, "malformed: " + malformed.getMessage());
    }
  }

  private static boolean isData(Call call) {
    return call.path().startsWith("/map/") || call.path().startsWith("/visit/");
  }

  private Reply data(Call call) {
    if (call.method().equals("GET")) {
      return read(call);
    }
    if (call.userAgent().matches("(?i).*(bot|spider|crawl|curl).*|Java-http-client.*|")) {
      return Reply.refused(403, "forbidden user agent");
    }
    if (call.authorization().isPresent() && !account.tokens().accepts(call.authorization())) {
      return Reply.refused(401, "bad token");
    }
    if (!call.parameter("siteCode", "").equals(account.sitecode())) {
      return Reply.refused(400, "siteCode is unknown");
    }
    int bytes = call.body().getBytes(StandardCharsets.UTF_8).length;
    boolean map = call.path().startsWith("/map/");
    if (bytes > (map ? MOST_MAP_BYTES : MOST_EVENT_BYTES)) {
      return Reply.refused(413, "the body is too large");
    }
    if (map) {
      account.maps().post(call.body(), call.number("ttlHours", 2208));
    } else {
      account.events().take(call.body(), call.userAgent());
    }
    return Reply.empty();
  }

  private Reply read(Call call) {
    if (call.path().equals("/map/map")) {
      return Reply.json(200, account.maps().get(call.parameter("key", "")));
    }
    ObjectNode found = Json.object();
    Json.read(call.parameter("keys", "[]"))
        .forEach(key -> found.set(key.asText(), account.maps().get(key.asText())));
    return Reply.json(200, found);
  }

  private Reply automation(Call call) {
    if (call.is("POST", "/oauth/token")) {
      return token(call);
    }
    if (!account.tokens().accepts(call.authorization())) {
      return Reply.refused(401, "bad token");
    }
    if (!account.windows().admit()) {
      return Reply.refused(429, "too many requests");
    }
    if (call.is("GET", "/sites/byCode/" + account.sitecode())) {
      return Reply.json(
          200, Json.object().put("id", StandIn.SITE_ID).put("code", account.sitecode()));
    }
    return call.path().startsWith("/custom-datas")
        ? items(call, account.customData(), "/custom-datas")
        : items(call, account.goals(), "/goals");
  }

  private Reply token(Call call) {
    Map<String, String> form = Call.query(call.body());
    boolean known =
        form.getOrDefault("client_id", "").equals(StandIn.CLIENT_ID)
            && form.getOrDefault("client_secret", "").equals(account.clientSecret());
    return known
        ? new Reply(200, "application/json", account.tokens().issue())
        : Reply.refused(401, "invalid_client");
  }

  private Reply items(Call call, Items items, String path) {
    if (call.is("GET", path)) {
      String asked = account.ignoresFilters() ? "[]" : call.parameter("filter", "[]");
      JsonNode filter = Json.read(asked);
      return Reply.json(
          200, items.page(call.number("page", 1), call.number("perPage", 50), filter));
    }
    if (call.is("POST", path)) {
      ObjectNode wanted = (ObjectNode) Json.read(call.body());
      return wanted.has("tags") && account.refusesTags()
          ? Reply.refused(400, "unknown field tags")
          : Reply.json(201, items.create(wanted));
    }
    if (call.method().equals("GET") && call.path().startsWith(path + "/")) {
      long id = Long.parseLong(call.path().substring(path.length() + 1));
      return items
          .get(id)
          .map(item -> Reply.json(200, item))
          .orElseGet(() -> Reply.refused(404, "not found"));
    }
    return Reply.refused(404, "no such path");
  }
}
