/// What the service runs by: two files that are read again when they change.
@NullMarked
package com.kameleoon.destination.remotedata.settings;

import org.jspecify.annotations.NullMarked;
