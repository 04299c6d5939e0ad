package com.kameleoon.destination.operator.objects;

import com.kameleoon.destination.model.spec.ComponentSpec;
import com.kameleoon.destination.model.spec.ComponentsSpec;
import com.kameleoon.destination.operator.resource.Owner;

/// The three services.
public enum Component {
  INGEST("ingest", "ingest"),
  GOAL("goal", "goal"),
  REMOTE_DATA("remotedata", "remoteData");

  private final String label;
  private final String field;

  Component(String label, String field) {
    this.label = label;
    this.field = field;
  }

  /// In the names and labels of what is made.
  public String label() {
    return label;
  }

  /// In `spec.components` and `status.components`.
  public String field() {
    return field;
  }

  /// Name of its Deployment and of its Service.
  public String nameIn(Owner owner) {
    return owner.named(label);
  }

  public ComponentSpec spec(ComponentsSpec components) {
    return switch (this) {
      case INGEST -> components.ingest();
      case GOAL -> components.goal();
      case REMOTE_DATA -> components.remoteData();
    };
  }
}
