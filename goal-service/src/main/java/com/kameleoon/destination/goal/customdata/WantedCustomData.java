package com.kameleoon.destination.goal.customdata;

import com.kameleoon.destination.account.automation.NewCustomData;
import com.kameleoon.destination.model.wire.CustomDataSettings;
import java.util.ArrayList;
import java.util.List;

/// The custom data that the settings ask for.
final class WantedCustomData {
  private static final String DESCRIPTION =
      "Created by Kameleoon Destination, from what Segment sends.";

  private WantedCustomData() {}

  static List<NewCustomData> of(CustomDataSettings settings) {
    List<NewCustomData> wanted = new ArrayList<>();
    if (settings.personas()) {
      String code = AcquisitionCode.personas(settings.readBy());
      wanted.add(new NewCustomData("SegmentIO personas", true, code, DESCRIPTION));
    }
    if (settings.groupId()) {
      String code = AcquisitionCode.groupId(settings.readBy());
      wanted.add(new NewCustomData("SegmentIO group ID", false, code, DESCRIPTION));
    }
    for (String trait : settings.traits()) {
      String code = AcquisitionCode.trait(settings.readBy(), trait);
      wanted.add(new NewCustomData("SegmentIO trait \u2013 " + trait, false, code, DESCRIPTION));
    }
    return wanted;
  }
}
