package com.kameleoon.destination.ingest.alert;

import com.kameleoon.destination.model.spec.AlertReceiverSpec;
import com.kameleoon.destination.model.spec.AlertSpec;
import com.kameleoon.destination.model.spec.EmailSpec;
import java.util.ArrayList;
import java.util.List;

/// One receiver of an alert, with its place in the resource.
record Receiver(int place, AlertReceiverSpec spec) {
  static List<Receiver> of(AlertSpec alert) {
    List<Receiver> receivers = new ArrayList<>();
    for (AlertReceiverSpec spec : alert.receivers()) {
      receivers.add(new Receiver(receivers.size(), spec));
    }
    return receivers;
  }

  /// For people; never the webhook's address.
  String toWhom() {
    EmailSpec email = spec.email();
    return email == null ? "webhook" : String.join(", ", email.to());
  }
}
