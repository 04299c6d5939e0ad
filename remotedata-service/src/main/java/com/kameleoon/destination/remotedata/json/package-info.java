/// JSON as text: how names and values are stored and sent.
@NullMarked
package com.kameleoon.destination.remotedata.json;

import org.jspecify.annotations.NullMarked;
