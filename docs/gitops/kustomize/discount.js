async function onTrack(event) {
  delete event.properties.internalNote;
  return event;
}
