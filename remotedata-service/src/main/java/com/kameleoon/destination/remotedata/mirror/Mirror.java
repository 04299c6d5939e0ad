package com.kameleoon.destination.remotedata.mirror;

import com.kameleoon.destination.account.call.Answer;
import com.kameleoon.destination.account.data.DataApi;
import com.kameleoon.destination.remotedata.json.JsonText;
import com.kameleoon.destination.remotedata.read.MapReader;
import com.kameleoon.destination.remotedata.settings.LiveConfiguration;
import com.kameleoon.destination.remotedata.settings.Ticker;
import com.kameleoon.destination.remotedata.store.MirrorLine;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PreDestroy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes changed keys to the account's map API: each key as it is now, however often it changed.
@Context
final class Mirror {
  private static final Logger LOG = LoggerFactory.getLogger(Mirror.class);
  private static final Duration PAUSE = Duration.ofMillis(200);

  /// A call and its repetition, each with a token.
  private static final Duration LONGEST_CALL = MirrorConnection.TIMEOUT.multipliedBy(4);

  private static final int KEYS = 500;
  private static final int LONGEST_KEY = 100;

  private final MirrorConnection connection;
  private final MirrorLine line;
  private final MapReader reader;
  private final MirrorState state;
  private final LiveConfiguration configuration;
  private final Ticker ticker;

  Mirror(
      MirrorConnection connection,
      MirrorLine line,
      MapReader reader,
      MirrorState state,
      LiveConfiguration configuration) {
    this.connection = connection;
    this.line = line;
    this.reader = reader;
    this.state = state;
    this.configuration = configuration;
    this.ticker = Ticker.every(PAUSE, "mirror", this::writeAllDue);
  }

  @PreDestroy
  void close() {
    ticker.close();
  }

  /// Until nothing is due, or the account does not take it.
  synchronized void writeAllDue() {
    Optional<DataApi> api = connection.current();
    while (api.isPresent() && state.isOpen() && writeDue(api.get())) {
      api = connection.current();
    }
  }

  private boolean writeDue(DataApi api) {
    MirrorLine.Leased leased = line.lease(KEYS);
    Map<String, Long> due = leased.versions();
    Map<String, Long> tooLong = new LinkedHashMap<>(due);
    tooLong.keySet().removeIf(key -> key.length() <= LONGEST_KEY);
    if (!tooLong.isEmpty()) {
      state.tooLong(tooLong.size());
      line.done(leased, tooLong);
    }
    Map<String, Long> sendable = new LinkedHashMap<>(due);
    sendable.keySet().removeAll(tooLong.keySet());
    boolean taken = new Writing(api, leased).write(sendable);
    if (!taken) {
      line.release(leased);
    }
    return !due.isEmpty() && taken;
  }

  /// What is done under one lease; no request is begun that could outlast it.
  private final class Writing {
    private final DataApi api;
    private final MirrorLine.Leased leased;

    Writing(DataApi api, MirrorLine.Leased leased) {
      this.api = api;
      this.leased = leased;
    }

    boolean write(Map<String, Long> keys) {
      Map<String, Long> batch = new LinkedHashMap<>();
      StringBuilder body = new StringBuilder();
      int size = 2;
      for (Map.Entry<String, String> object : reader.fresh(keys.keySet()).entrySet()) {
        String member = JsonText.quoted(object.getKey()) + ":" + object.getValue();
        int more = bytes(member) + 1;
        if (size + more > DataApi.MOST_BYTES && !batch.isEmpty()) {
          if (!post(batch, body)) {
            return false;
          }
          batch.clear();
          body.setLength(0);
          size = 2;
        }
        body.append(body.isEmpty() ? "" : ",").append(member);
        size += more;
        batch.put(object.getKey(), keys.getOrDefault(object.getKey(), 0L));
      }
      return batch.isEmpty() || post(batch, body);
    }

    private boolean post(Map<String, Long> batch, StringBuilder body) {
      if (!leased.lasts(LONGEST_CALL)) {
        return false;
      }
      int ttlHours = (int) configuration.settings().ttl().toHours();
      Answer answer = api.postMaps("{" + body + "}", ttlHours);
      state.posted(batch.size(), answer);
      return switch (answer) {
        case Answer.Done _ -> {
          line.done(leased, batch);
          yield true;
        }
        case Answer.Refused(int status, String _) when status != 403 -> {
          LOG.warn(
              "Remote data was refused keys={} answer=\"{}\"", batch.size(), answer.sentence());
          yield refused(batch);
        }
        case Answer.Unclear _ -> {
          line.doubt(batch.keySet());
          yield waits(answer);
        }
        case Answer.Refused _, Answer.Unauthorized _, Answer.Locked _, Answer.Limited _ ->
            waits(answer);
      };
    }

    private boolean waits(Answer answer) {
      LOG.warn("Remote data waits for the account answer=\"{}\"", answer.sentence());
      return false;
    }

    /// Something in it is wrong: halves are tried until the key is found that is, which is given up
    /// until it changes again.
    private boolean refused(Map<String, Long> batch) {
      if (batch.size() == 1) {
        state.refused();
        line.done(leased, batch);
        return true;
      }
      Map<String, Long> first = new LinkedHashMap<>();
      Map<String, Long> second = new LinkedHashMap<>();
      batch.forEach(
          (key, version) -> (first.size() < batch.size() / 2 ? first : second).put(key, version));
      return write(first) && write(second);
    }
  }

  private static int bytes(CharSequence text) {
    return text.toString().getBytes(StandardCharsets.UTF_8).length;
  }
}
