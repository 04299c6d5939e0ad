/// Tells people when something is wrong, and when it is right again.
@NullMarked
package com.kameleoon.destination.ingest.alert;

import org.jspecify.annotations.NullMarked;
