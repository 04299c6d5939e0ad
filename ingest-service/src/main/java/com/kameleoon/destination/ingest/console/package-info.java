/// The pages that a person looks at; every figure on them is one of the API's.
@NullMarked
package com.kameleoon.destination.ingest.console;

import org.jspecify.annotations.NullMarked;
