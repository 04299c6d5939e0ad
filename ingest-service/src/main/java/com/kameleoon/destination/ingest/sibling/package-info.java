/// The other two services, as ingest asks them for what is not a delivery.
@NullMarked
package com.kameleoon.destination.ingest.sibling;

import org.jspecify.annotations.NullMarked;
