/// `fetch` for insert functions: only to written hosts, and only to public addresses.
@NullMarked
package com.kameleoon.destination.ingest.function.http;

import org.jspecify.annotations.NullMarked;
