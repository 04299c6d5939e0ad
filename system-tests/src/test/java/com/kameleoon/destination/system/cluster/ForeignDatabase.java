package com.kameleoon.destination.system.cluster;

/// A PostgreSQL that the operator has not made, with a Secret in the form in which CloudNativePG
/// leaves one for each of its clusters: a short host name, and more keys than anybody here needs.
final class ForeignDatabase {
  /// As CloudNativePG names it: the cluster, and the user who owns the database.
  static final String SECRET = "orders-app";

  private static final String MANIFEST =
      """
      apiVersion: v1
      kind: Secret
      metadata:
        name: orders-app
        labels: {cnpg.io/cluster: orders, cnpg.io/reload: "true"}
      type: kubernetes.io/basic-auth
      stringData:
        username: app
        user: app
        password: from-elsewhere
        dbname: app
        host: orders-rw
        port: "5432"
        pgpass: "orders-rw:5432:app:app:from-elsewhere\\n"
        uri: postgresql://app:from-elsewhere@orders-rw.late:5432/app
        fqdn-uri: postgresql://app:from-elsewhere@orders-rw.late.svc.cluster.local:5432/app
        jdbc-uri: jdbc:postgresql://orders-rw.late:5432/app?password=from-elsewhere&user=app
        fqdn-jdbc-uri: jdbc:postgresql://orders-rw.late.svc.cluster.local:5432/app?password=from-elsewhere&user=app
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: orders-rw}
      spec:
        selector: {cnpg.io/cluster: orders}
        ports: [{port: 5432}]
      ---
      apiVersion: v1
      kind: Pod
      metadata:
        name: orders-1
        labels: {cnpg.io/cluster: orders}
      spec:
        terminationGracePeriodSeconds: 1
        containers:
        - name: postgres
          image: kameleoon-destination-postgresql:0.1.0
          imagePullPolicy: IfNotPresent
          env:
          - {name: POSTGRES_USER, value: app}
          - {name: POSTGRES_PASSWORD, valueFrom: {secretKeyRef: {name: orders-app, key: password}}}
          volumeMounts: [{name: data, mountPath: /var/lib/postgresql/data}]
        volumes: [{name: data, emptyDir: {}}]
      """;

  private ForeignDatabase() {}

  /// Who connects before it answers tries again.
  static void start(Kubernetes kubernetes, String namespace) {
    kubernetes.apply(namespace, MANIFEST);
  }
}
