/// What a destination decides about one event, without storing or sending anything.
@NullMarked
package com.kameleoon.destination.model.route;

import org.jspecify.annotations.NullMarked;
