package com.kameleoon.destination.ingest.revision;

import com.kameleoon.destination.ingest.destination.DestinationRegistry;
import com.kameleoon.destination.ingest.destination.RunningDestination;
import com.kameleoon.destination.ingest.store.StoreUnavailableException;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes down which revision this replica runs and since when. Nothing of it is on an event's way:
/// an event's revision is the one that ran when it was received, and where two did, because a
/// change was just being noticed, both are candidates.
@Singleton
public final class RevisionHistory {
  private static final Logger LOG = LoggerFactory.getLogger(RevisionHistory.class);
  private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(30);
  private static final int MOST = 50;

  private final DestinationRegistry destinations;
  private final RevisionRepository revisions;
  private final Clock clock;
  private final String replica;
  private @Nullable RunningDestination written;
  private Instant looked;
  private Instant signed;

  RevisionHistory(DestinationRegistry destinations, RevisionRepository revisions, Clock clock) {
    this.destinations = destinations;
    this.revisions = revisions;
    this.clock = clock;
    this.looked = clock.instant();
    this.signed = looked;
    String host = System.getenv("HOSTNAME");
    String unique = UUID.randomUUID().toString().substring(0, 8);
    this.replica = host == null || host.isBlank() ? "local-" + unique : host + "-" + unique;
  }

  /// The revisions that may have decided an event received then, the newest first.
  public List<Revision> at(Instant receivedAt) {
    return revisions.at(receivedAt);
  }

  /// The newest revisions that ever ran.
  public List<Revision> newest() {
    return revisions.all(MOST);
  }

  /// Which replica ran what, the newest first.
  public List<RevisionSpan> spans() {
    return revisions.spans(MOST);
  }

  @Scheduled(fixedDelay = "500ms", initialDelay = "10ms")
  synchronized void look() {
    try {
      Instant now = clock.instant();
      RunningDestination current = destinations.current();
      if (!current.equals(written)) {
        String text = ResourceText.of(current);
        revisions.begin(replica, ResourceText.name(text), text, looked, now);
        written = current;
        signed = now;
      } else if (Duration.between(signed, now).compareTo(SIGN_OF_LIFE) >= 0) {
        revisions.seen(replica, now);
        signed = now;
      }
      looked = now;
    } catch (StoreUnavailableException away) {
      LOG.debug("The revision could not be written down because={}", away.getMessage());
    }
  }
}
