/// The four actions, their fields, and what a mapped payload becomes.
@NullMarked
package com.kameleoon.destination.model.action;

import org.jspecify.annotations.NullMarked;
