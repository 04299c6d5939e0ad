/// What was found, in the formats that people and pipelines read.
@NullMarked
package com.kameleoon.destination.kd.report;

import org.jspecify.annotations.NullMarked;
