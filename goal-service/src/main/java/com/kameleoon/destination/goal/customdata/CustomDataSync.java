package com.kameleoon.destination.goal.customdata;

import com.kameleoon.destination.account.automation.AccountCustomData;
import com.kameleoon.destination.account.automation.AutomationApi;
import com.kameleoon.destination.account.automation.NewCustomData;
import com.kameleoon.destination.account.automation.Reading;
import com.kameleoon.destination.account.call.Answer;
import com.kameleoon.destination.goal.account.AccountConnection;
import com.kameleoon.destination.goal.account.Connected;
import com.kameleoon.destination.goal.catalog.AccountSite;
import com.kameleoon.destination.goal.catalog.GoalCreationQuota;
import com.kameleoon.destination.goal.settings.Settings;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Creates the custom data that the settings ask for, or adopts those that have their names.
@Singleton
class CustomDataSync {
  private static final Logger LOG = LoggerFactory.getLogger(CustomDataSync.class);
  private static final int MOST_PAGES = 5;

  private final Settings settings;
  private final AccountConnection connection;
  private final AccountSite site;
  private final GoalCreationQuota quota;
  private final CustomDataRepository custom;

  CustomDataSync(
      Settings settings,
      AccountConnection connection,
      AccountSite site,
      GoalCreationQuota quota,
      CustomDataRepository custom) {
    this.settings = settings;
    this.connection = connection;
    this.site = site;
    this.quota = quota;
    this.custom = custom;
  }

  @Scheduled(initialDelay = "10s", fixedDelay = "1m")
  void sync() {
    Optional<Connected> connected = connection.writes() ? connection.current() : Optional.empty();
    if (connected.isPresent() && site.id().isPresent() && !missing().isEmpty()) {
      AutomationApi api = connected.get().automation();
      custom.alone(() -> sync(api, site.id().orElseThrow()));
    }
  }

  private List<NewCustomData> missing() {
    Map<String, CustomDataRepository.Kept> kept = custom.all();
    return WantedCustomData.of(settings.current().customData()).stream()
        .filter(wanted ->
            Optional.ofNullable(kept.get(wanted.name()))
                .flatMap(CustomDataRepository.Kept::accountId)
                .isEmpty())
        .toList();
  }

  private void sync(AutomationApi api, long siteId) {
    List<AccountCustomData> there = new ArrayList<>();
    for (int page = 1; page <= MOST_PAGES; page++) {
      if (!quota.takeRead()) {
        return;
      }
      switch (api.customData(siteId, page)) {
        case Reading.Failed<List<AccountCustomData>>(Answer answer) -> {
          failed(missing().getFirst().name(), answer);
          return;
        }
        case Reading.Read<List<AccountCustomData>>(List<AccountCustomData> read) -> {
          there.addAll(read);
          page = read.size() < AutomationApi.PAGE ? MOST_PAGES : page;
        }
      }
    }
    missing().forEach(wanted -> adoptOrCreate(api, siteId, wanted, there));
  }

  private void adoptOrCreate(
      AutomationApi api, long siteId, NewCustomData wanted, List<AccountCustomData> there) {
    Optional<AccountCustomData> found =
        there.stream().filter(data -> data.name().equals(wanted.name())).findFirst();
    if (found.isPresent()) {
      custom.keep(found.get(), true);
      LOG.info("A custom data was adopted name=\"{}\"", wanted.name());
    } else if (quota.takeRead()) {
      create(api, siteId, wanted);
    }
  }

  private void create(AutomationApi api, long siteId, NewCustomData wanted) {
    switch (api.create(siteId, wanted)) {
      case Reading.Read<AccountCustomData>(AccountCustomData created) -> {
        AccountCustomData named =
            new AccountCustomData(created.id(), wanted.name(), created.index());
        custom.keep(named, false);
        LOG.info("A custom data was created name=\"{}\"", wanted.name());
      }
      case Reading.Failed<AccountCustomData>(Answer answer) -> failed(wanted.name(), answer);
    }
  }

  private void failed(String name, Answer answer) {
    custom.problem(name, answer.sentence());
    LOG.warn("A custom data is not there yet name=\"{}\" answer=\"{}\"", name, answer.sentence());
    if (answer instanceof Answer.Limited(var retryAfter)) {
      quota.limited(retryAfter);
    } else if (answer instanceof Answer.Unclear) {
      quota.failed();
    }
  }

  /// What the settings ask for, and what became of it.
  List<CustomDataView> views() {
    Map<String, CustomDataRepository.Kept> kept = custom.all();
    return WantedCustomData.of(settings.current().customData()).stream()
        .map(wanted -> view(wanted, Optional.ofNullable(kept.get(wanted.name()))))
        .toList();
  }

  private static CustomDataView view(
      NewCustomData wanted, Optional<CustomDataRepository.Kept> kept) {
    return new CustomDataView(
        wanted.name(),
        kept.flatMap(CustomDataRepository.Kept::accountId).orElse(null),
        kept.flatMap(CustomDataRepository.Kept::index).orElse(null),
        kept.map(CustomDataRepository.Kept::adopted).orElse(false),
        kept.flatMap(CustomDataRepository.Kept::problem).orElse(null),
        wanted.code());
  }
}
