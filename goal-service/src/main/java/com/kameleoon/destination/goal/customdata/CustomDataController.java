package com.kameleoon.destination.goal.customdata;

import com.kameleoon.destination.goal.http.Refusable;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;

/// Shows the custom data that the settings ask for.
@Controller("/v1/account/custom-data")
@ExecuteOn(TaskExecutors.BLOCKING)
@Refusable
final class CustomDataController {
  private final CustomDataSync custom;

  CustomDataController(CustomDataSync custom) {
    this.custom = custom;
  }

  /// Lists them with the code by which pages acquire them.
  @Get
  List<CustomDataView> list() {
    return custom.views();
  }
}
