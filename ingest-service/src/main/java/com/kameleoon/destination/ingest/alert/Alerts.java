package com.kameleoon.destination.ingest.alert;

import com.kameleoon.destination.ingest.destination.DestinationRegistry;
import com.kameleoon.destination.ingest.store.ConsoleStore;
import com.kameleoon.destination.ingest.store.StoreUnavailableException;
import com.kameleoon.destination.model.spec.AlertSpec;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at the figures, and writes down what has changed together with who is to be told. One
/// replica looks at a time; where another one goes on, it goes on from what is written.
@Singleton
public final class Alerts {
  private static final Logger LOG = LoggerFactory.getLogger(Alerts.class);

  private static final Duration ROLL_OUT = Duration.ofMinutes(10);

  private final DestinationRegistry destinations;
  private final AlertFigures figures;
  private final AlertRepository alerts;
  private final AlertSettings settings;
  private final Clock clock;

  Alerts(
      DestinationRegistry destinations,
      AlertFigures figures,
      AlertRepository alerts,
      AlertSettings settings,
      Clock clock) {
    this.destinations = destinations;
    this.figures = figures;
    this.alerts = alerts;
    this.settings = settings;
    this.clock = clock;
  }

  @Scheduled(fixedDelay = "${kameleoon.alerts.interval:10s}", initialDelay = "5s")
  void lookRegularly() {
    if (specs().isEmpty()) {
      return;
    }
    try {
      look();
    } catch (StoreUnavailableException away) {
      LOG.debug("Alerts could not be looked at because={}", away.getMessage());
    }
  }

  /// False where another replica is at it.
  boolean look() {
    return alerts.transact(statements -> {
      if (!AlertRepository.lock(statements)) {
        return false;
      }
      Map<String, AlertState> known =
          AlertRepository.states(statements).stream()
              .collect(Collectors.toMap(AlertState::name, Function.identity()));
      Instant now = clock.instant();
      for (AlertSpec alert : specs()) {
        AlertState before = known.getOrDefault(alert.name(), AlertState.fresh(alert.name(), now));
        look(statements, alert, before, now);
      }
      AlertRepository.keepOnly(
          statements, specs().stream().map(AlertSpec::name).toList(), now.minus(ROLL_OUT));
      return true;
    });
  }

  /// Every alert of the resource.
  public List<AlertView> all() {
    Map<String, AlertState> known =
        alerts.states().stream().collect(Collectors.toMap(AlertState::name, Function.identity()));
    return specs().stream()
        .map(alert -> view(alert, Optional.ofNullable(known.get(alert.name()))))
        .toList();
  }

  /// The same; asks nobody where the resource has none.
  List<AlertView> named() {
    return specs().isEmpty() ? List.of() : all();
  }

  public List<AlertMessage> newestMessages() {
    return alerts.newest(50);
  }

  /// How many fire; asks nobody where the resource has none.
  public int firing() {
    return (int) named().stream().filter(AlertView::firing).count();
  }

  /// Tells every receiver of an alert that this is a test; false where there is no such alert.
  public boolean test(String name) {
    Optional<AlertSpec> alert = find(name);
    alert.ifPresent(spec ->
        alerts.transact(statements -> {
          AlertState state = AlertState.fresh(name, clock.instant());
          tell(statements, AlertMessage.Kind.TEST, spec, state);
          return true;
        }));
    return alert.isPresent();
  }

  Optional<AlertSpec> find(String name) {
    return specs().stream().filter(alert -> alert.name().equals(name)).findFirst();
  }

  private void look(
      ConsoleStore.Statements statements, AlertSpec alert, AlertState before, Instant now)
      throws SQLException {
    Optional<Double> figure = figures.figure(alert, now);
    AlertState after =
        before.look(figure.orElse(null), Wording.isWrong(alert, figure), now, settings);
    AlertRepository.save(statements, after);
    if (after.firing() != before.firing()) {
      LOG.info("An alert has changed alert={} firing={}", alert.name(), after.firing());
      AlertMessage.Kind kind =
          after.firing() ? AlertMessage.Kind.FIRING : AlertMessage.Kind.RESOLVED;
      tell(statements, kind, alert, after);
    }
  }

  private void tell(
      ConsoleStore.Statements statements, AlertMessage.Kind kind, AlertSpec alert, AlertState state)
      throws SQLException {
    String text = Wording.message(kind, destinations.current().name(), alert, state);
    AlertRepository.Text said = new AlertRepository.Text(text, state.lookedAt());
    for (Receiver receiver : Receiver.of(alert)) {
      AlertRepository.add(statements, alert.name(), kind, receiver, said);
    }
  }

  private static AlertView view(AlertSpec alert, Optional<AlertState> state) {
    Double figure = state.map(AlertState::figure).orElse(null);
    return new AlertView(
        alert.name(),
        Wording.what(alert),
        Wording.threshold(alert),
        state.map(AlertState::firing).orElse(false),
        figure,
        Wording.figure(alert.metric(), figure),
        state.map(AlertState::since).orElse(null),
        Receiver.of(alert).stream().map(Receiver::toWhom).toList());
  }

  private List<AlertSpec> specs() {
    return destinations.current().spec().alerts();
  }
}
