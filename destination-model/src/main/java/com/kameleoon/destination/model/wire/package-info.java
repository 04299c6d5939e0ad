/// What travels between the services: versioned JSON, batches with an outcome per item.
@NullMarked
package com.kameleoon.destination.model.wire;

import org.jspecify.annotations.NullMarked;
