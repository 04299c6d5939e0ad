package com.kameleoon.destination.benchmark;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// Writes one corpus event after the other; the order of random draws is part of the definition.
final class CorpusEvents {
  private static final long START_MILLIS = 1_760_000_000_000L;
  private static final DateTimeFormatter ISO =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
  private static final String[] NAMES = {
    "Order Completed", "Product Viewed", "Product Added", "Checkout Started", "Signed Up",
    "Clicked on Checkout", "Cart Viewed", "Coupon Applied", "Search Performed", "Trial Started"
  };
  private static final String[] PLANS = {"fiftyone", "scale", "enterprise", "free"};
  private static final String CONTEXT_HEAD =
      """
      {"active":true,"app":{"name":"InitechGlobal","version":"545","build":"3.0.1.545",\
      "namespace":"com.production.segment"},"campaign":{"name":"TPS Innovation Newsletter",\
      "source":"Newsletter","medium":"email","term":"tps reports","content":"image link"},"ip":"10.\
      """;
  private static final String CONTEXT_TAIL =
      """
      ","network":{"wifi":true,"cellular":false,"carrier":"T-Mobile US"},"page":{"path":\
      "/academy/","referrer":"","search":"","title":"Analytics Academy",\
      "url":"https://segment.com/academy/"},"screen":{"width":320,"height":568,"density":2},\
      "timezone":"Europe/Amsterdam","userAgent":"Mozilla/5.0 (iPhone; CPU iPhone OS 9_1 like \
      Mac OS X) AppleWebKit/601.1.46 (KHTML, like Gecko) Version/9.0 Mobile/13B143 \
      Safari/601.1\"\
      """;

  private final CorpusRandom random = new CorpusRandom();

  String next(int index) {
    double kind = random.next();
    String user = "u" + random.below(5000);
    String visitorCode = random.hex(16);
    String head = head(index, user);
    String context = context();
    if (kind < 0.70) {
      return head + context + "}" + track(visitorCode);
    }
    if (kind < 0.85) {
      return head + context + "}" + page(visitorCode);
    }
    if (kind < 0.95) {
      return head + context + "}" + identify(user, visitorCode);
    }
    return kind < 0.99
        ? head + context + "}" + group(visitorCode)
        : audience(head, context, visitorCode);
  }

  private String head(int index, String user) {
    String messageId = "msg-%08x-%s".formatted(index, random.hex(20));
    String anonymousId =
        random.hex(8) + "-" + random.hex(4) + "-" + random.hex(4) + "-" + random.hex(12);
    long at = START_MILLIS + index * 137L;
    return """
    {"messageId":"%s","anonymousId":"%s","userId":"%s","timestamp":"%s","sentAt":"%s",\
    "receivedAt":"%s","originalTimestamp":"%s","channel":"client","version":2,\
    "writeKey":"wk_%s","context":\
    """
        .formatted(
            messageId,
            anonymousId,
            user,
            iso(at),
            iso(at + 500),
            iso(at + 900),
            iso(at),
            random.hex(28));
  }

  /// Without its closing brace.
  private String context() {
    int third = random.below(255);
    int second = random.below(255);
    return CONTEXT_HEAD
        + third
        + "."
        + second
        + ".1\",\"library\":{\"name\":\"analytics.js\",\"version\":\"2.11.1\"},\"locale\":\""
        + random.pick("en-US", "fr-FR", "de-DE")
        + CONTEXT_TAIL;
  }

  private String track(String visitorCode) {
    String name = random.pick(NAMES);
    String revenue = hundredths(random.next() * 50000);
    String currency = random.pick("USD", "EUR");
    String order = random.hex(12);
    String plan = random.pick(PLANS);
    int products = 1 + random.below(3);
    StringBuilder text = new StringBuilder(512);
    text.append(",\"integrations\":{\"All\":true},\"type\":\"track\",\"event\":\"")
        .append(name)
        .append("\",\"properties\":{\"kameleoonVisitorCode\":\"")
        .append(visitorCode)
        .append("\",\"revenue\":")
        .append(revenue)
        .append(",\"currency\":\"")
        .append(currency)
        .append("\",\"order_id\":\"")
        .append(order)
        .append("\",\"plan\":\"")
        .append(plan)
        .append("\",\"products\":[");
    for (int i = 0; i < products; i++) {
      text.append(i == 0 ? "" : ",").append(product());
    }
    return text.append("]}}").toString();
  }

  private String product() {
    return """
    {"product_id":"%s","sku":"G-%s","name":"Monopoly: 3rd Edition","price":%s,"quantity":%d,\
    "category":"Games"}\
    """
        .formatted(
            random.hex(24), random.hex(4), hundredths(random.next() * 10000), 1 + random.below(3));
  }

  private String page(String visitorCode) {
    return """
    ,"integrations":{"All":true},"type":"page","name":"%s","properties":\
    {"kameleoonVisitorCode":"%s","title":"Analytics Academy",\
    "url":"https://segment.com/academy/","path":"/academy/","referrer":"","search":""}}\
    """
        .formatted(random.pick("Home", "Pricing", "Docs", "Checkout"), visitorCode);
  }

  private String identify(String user, String visitorCode) {
    return """
    ,"integrations":{"All":true},"type":"identify","traits":{"kameleoonVisitorCode":"%s",\
    "email":"%s@example.com","name":"Peter Gibbons","plan":"%s","logins":%d,"address":\
    {"street":"6th St","city":"San Francisco","state":"CA","postalCode":"94103",\
    "country":"USA"}}}\
    """
        .formatted(visitorCode, user, random.pick(PLANS), random.below(100));
  }

  private String group(String visitorCode) {
    return """
    ,"integrations":{"All":true},"type":"group","groupId":"g%d","traits":\
    {"kameleoonVisitorCode":"%s","name":"Initech","industry":"Technology","employees":329,\
    "plan":"%s"}}\
    """
        .formatted(random.below(200), visitorCode, random.pick(PLANS));
  }

  private String audience(String head, String context, String visitorCode) {
    String key = random.pick("vip_users", "churn_risk", "high_value");
    boolean entered = random.next() < 0.5;
    String personas =
        """
        ,"personas":{"computation_class":"audience","computation_key":"%s","computation_id":"%s",\
        "namespace":"spa_%s","space_id":"spa_%s"}}\
        """
            .formatted(key, random.hex(20), random.hex(10), random.hex(10));
    return head
        + context
        + personas
        + """
        ,"integrations":{"All":true},"type":"track","event":"Audience %s","properties":\
        {"kameleoonVisitorCode":"%s","audience_key":"%s","%s":%s}}\
        """
            .formatted(entered ? "Entered" : "Exited", visitorCode, key, key, entered);
  }

  private static String iso(long millis) {
    return ISO.format(Instant.ofEpochMilli(millis));
  }

  /// The value in hundredths, rounded as ECMAScript rounds, without trailing zeros.
  private static String hundredths(double value) {
    BigDecimal exact =
        BigDecimal.valueOf((long) Math.floor(value + 0.5), 2).setScale(2, RoundingMode.UNNECESSARY);
    return exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
  }
}
