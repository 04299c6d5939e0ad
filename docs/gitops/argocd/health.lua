-- Health of a KameleoonDestination, for Argo CD's resource.customizations.
local health = { status = "Progressing", message = "Waiting for the operator to look at it" }

local function condition(type)
  for _, one in ipairs(obj.status.conditions or {}) do
    if one.type == type then
      return one
    end
  end
  return { status = "Unknown", message = "" }
end

if obj.spec ~= nil and obj.spec.suspend == true then
  health.status = "Suspended"
  health.message = "spec.suspend is true: the services run on as they are"
  return health
end

-- A status about an earlier generation says nothing about this one.
if obj.status == nil or obj.status.observedGeneration ~= obj.metadata.generation then
  return health
end

local ready = condition("Ready")
local stalled = condition("Stalled")
if stalled.status == "True" then
  health.status = "Degraded"
  health.message = stalled.message
elseif ready.status == "True" then
  health.status = "Healthy"
  health.message = ready.message
elseif ready.message ~= "" then
  health.message = ready.message
end
return health
