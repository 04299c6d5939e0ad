{{- define "name" -}}
{{- if contains "kameleoon-destination" .Release.Name -}}
{{ .Release.Name | trunc 52 | trimSuffix "-" }}
{{- else -}}
{{ printf "%s-kameleoon-destination" .Release.Name | trunc 52 | trimSuffix "-" }}
{{- end -}}
{{- end -}}

{{- define "selector" -}}
app.kubernetes.io/name: kameleoon-destination-operator
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/component: operator
{{- end -}}

{{- define "labels" -}}
app.kubernetes.io/name: kameleoon-destination-operator
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" }}
{{- end -}}

{{- define "serviceAccount" -}}
{{- if .Values.serviceAccount.create -}}
{{ default (include "name" .) .Values.serviceAccount.name }}
{{- else -}}
{{ required "serviceAccount.name: name the ServiceAccount that serviceAccount.create=false leaves to you" .Values.serviceAccount.name }}
{{- end -}}
{{- end -}}

{{- /* An image's full reference: (list context repository). A digest stands for the tag. */ -}}
{{- define "image" -}}
{{- $context := index . 0 -}}
{{- $repository := index . 1 -}}
{{- $registry := $context.Values.images.registry | trimSuffix "/" -}}
{{- $full := ternary $repository (printf "%s/%s" $registry $repository) (empty $registry) -}}
{{- if contains "@sha256:" $repository -}}
{{ $full }}
{{- else -}}
{{ printf "%s:%s" $full (default $context.Chart.AppVersion $context.Values.images.tag) }}
{{- end -}}
{{- end -}}

{{- /* The namespaces that are watched, separated by commas; nothing for all. */ -}}
{{- define "watched" -}}
{{- if not .Values.watch.allNamespaces -}}
{{ default (list .Release.Namespace) .Values.watch.namespaces | join "," }}
{{- end -}}
{{- end -}}

{{- define "testNamespace" -}}
{{- if .Values.tests.namespace -}}
{{ .Values.tests.namespace }}
{{- else if .Values.watch.allNamespaces -}}
{{ .Release.Namespace }}
{{- else -}}
{{ default (list .Release.Namespace) .Values.watch.namespaces | first }}
{{- end -}}
{{- end -}}

{{- /* What the operator may do where it watches: these verbs on these kinds, and nothing else. */ -}}
{{- define "rules" -}}
- apiGroups: [integrations.kameleoon.com]
  resources: [kameleoondestinations]
  verbs: [list, watch]
- apiGroups: [integrations.kameleoon.com]
  resources: [kameleoondestinations/status]
  verbs: [patch]
# Only asked for where the cluster protects the deletion of owners.
- apiGroups: [integrations.kameleoon.com]
  resources: [kameleoondestinations/finalizers]
  verbs: [update]
# Every destination always has these: the garbage collector takes them when it is deleted.
- apiGroups: [""]
  resources: [configmaps, serviceaccounts]
  verbs: [get, list, watch, create, patch]
- apiGroups: [apps]
  resources: [deployments]
  verbs: [get, list, watch, create, patch]
- apiGroups: [policy]
  resources: [poddisruptionbudgets]
  verbs: [get, list, watch, create, patch]
# These come and go with what is written in the resource.
- apiGroups: [""]
  resources: [persistentvolumeclaims, secrets, services]
  verbs: [get, list, watch, create, patch, delete]
- apiGroups: [""]
  resources: [pods]
  verbs: [list, watch, patch]
- apiGroups: [""]
  resources: [events]
  verbs: [get, create, patch]
- apiGroups: [apps]
  resources: [statefulsets]
  verbs: [get, list, watch, create, patch, delete]
- apiGroups: [autoscaling]
  resources: [horizontalpodautoscalers]
  verbs: [get, list, watch, create, patch, delete]
- apiGroups: [networking.k8s.io]
  resources: [ingresses, networkpolicies]
  verbs: [get, list, watch, create, patch, delete]
- apiGroups: [gateway.networking.k8s.io]
  resources: [httproutes]
  verbs: [get, list, watch, create, patch, delete]
- apiGroups: [monitoring.coreos.com]
  resources: [prometheusrules, servicemonitors]
  verbs: [get, list, watch, create, patch, delete]
{{- end -}}
