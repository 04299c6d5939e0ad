package com.kameleoon.destination.operator.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.kameleoon.destination.operator.process.ApiRequests.Right;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiRequestsTest {
  @ParameterizedTest
  @CsvSource({
    "GET, /api/v1/secrets?resourceVersion=0, list, '', secrets",
    "GET, /api/v1/namespaces/shop/secrets?watch=true, watch, '', secrets",
    "GET, /api/v1/namespaces/shop/secrets/lamps, get, '', secrets",
    "GET, /api/v1/namespaces/shop, get, '', namespaces",
    "POST, /api/v1/namespaces/shop/events, create, '', events",
    "PATCH, /apis/apps/v1/namespaces/shop/deployments/a, patch, apps, deployments",
    "PUT, /apis/coordination.k8s.io/v1/namespaces/k/leases/l, update, coordination.k8s.io, leases",
    "DELETE, /apis/apps/v1/namespaces/shop/deployments/a, delete, apps, deployments",
    "DELETE, /apis/apps/v1/namespaces/shop/deployments, deletecollection, apps, deployments",
    "PATCH, /apis/g.org/v1/namespaces/shop/things/a/status, patch, g.org, things/status",
  })
  void saysWhichRightARequestNeeds(
      String method, String path, String verb, String group, String resource) {
    assertThat(ApiRequests.right(method, URI.create("https://cluster" + path)))
        .contains(new Right(verb, group, resource));
  }

  @Test
  void leavesDiscoveryOut() {
    assertThat(ApiRequests.right("GET", URI.create("https://cluster/apis/policy/v1"))).isEmpty();
    assertThat(ApiRequests.right("GET", URI.create("https://cluster/version"))).isEmpty();
    assertThat(ApiRequests.right("GET", URI.create("https://cluster/"))).isEmpty();
  }
}
