"""Which plan do the calls of an export come to? Groups, habits, destinations and season solved so that the engine gives the same minutes."""
